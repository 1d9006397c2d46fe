"""The tables as selects name them: a select of classes takes longer to be made and to be run, and flushes first."""

from db.models import Row

ACTIONS = Row.metadata.tables["actions"]
ATTENDANCE = Row.metadata.tables["attendance"]
COMMITTEES = Row.metadata.tables["committees"]
DECISIONS = Row.metadata.tables["decisions"]
FORWARD = Row.metadata.tables["forward_lines"]
ITEMS = Row.metadata.tables["items"]
KNOWN = Row.metadata.tables["people"]
MEETINGS = Row.metadata.tables["meetings"]
MEMBERS = Row.metadata.tables["members"]
NOTES = Row.metadata.tables["notes"]
OWNERS = Row.metadata.tables["action_owners"]
PINS = Row.metadata.tables["pins"]
PEOPLE = Row.metadata.tables["meeting_people"]
REVIEW_OWNERS = Row.metadata.tables["review_owners"]
REVIEWS = Row.metadata.tables["reviews"]
SENT_COPIES = Row.metadata.tables["sent_copies"]
STANDING = Row.metadata.tables["standing_items"]
TEMPLATES = Row.metadata.tables["templates"]
VERSIONS = Row.metadata.tables["versions"]
