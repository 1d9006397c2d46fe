"""Full text search: one passage for each note and each item's title, and their words in an FTS5 index.

What fills them, and keeps them right, stands in `db.passages`; it is put up anew after every migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("note_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("owners", sa.String(), nullable=False),
        sa.Column("facets", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("note_id", name=op.f("uq_passages_note_id")),
        sa.UniqueConstraint("item_id", name=op.f("uq_passages_item_id")),
    )
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5 (words, reference, owners, facets, "
        "content = 'passages', content_rowid = 'id', prefix = '3 4', tokenize = 'unicode61 remove_diacritics 2')"
    )
