"""A committee's own Word template, the copies that went out, and words that print as they were typed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _to_meeting(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_meeting_id")
    return sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=name, initially="DEFERRED", deferrable=True)


def upgrade() -> None:
    op.add_column("committees", sa.Column("template", sa.String(), server_default="", nullable=False))
    op.create_table(
        "templates",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
        sa.UniqueConstraint("digest", name=op.f("uq_templates_digest")),
    )
    op.create_table(
        "sent_copies",
        sa.Column("meeting_id", KEY, nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("printed", sa.LargeBinary(), nullable=False),
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        _to_meeting("sent_copies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_copies")),
        sa.UniqueConstraint("uid", name=op.f("uq_sent_copies_uid")),
    )
    op.create_index(op.f("ix_sent_copies_meeting_id"), "sent_copies", ["meeting_id"])
    op.create_table(
        "pins",
        sa.Column("meeting_id", KEY, nullable=False),
        sa.Column("note_id", KEY, nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        _to_meeting("pins"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pins")),
    )
    op.create_index(op.f("ix_pins_meeting_id"), "pins", ["meeting_id"])
