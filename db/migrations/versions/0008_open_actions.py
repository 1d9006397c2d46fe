"""The open actions of a committee are found without reading those that are done."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    still_open = "status = 'open' AND said_last NOT IN ('done', 'closed', 'discharged', 'superseded', 'withdrawn')"
    op.create_index("ix_actions_open", "actions", ["committee_id", "due"], sqlite_where=sa.text(still_open))
