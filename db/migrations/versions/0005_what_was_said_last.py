"""An action knows what was said of it last. `db.said_last` fills it in and keeps it right."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("actions", sa.Column("said_last", sa.String(), server_default="", nullable=False))
