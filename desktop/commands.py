"""The table of commands: menu, keys and palette are made from it, and the list of keys in the help.

To add a command: one row here, and a callable under its name in the `commands` of the pane or of the window.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

MENUS = ("File", "Meeting", "Committee", "Edit", "Insert", "View", "Help")


class Command(NamedTuple):
    """One thing that can be done. `keys` are Qt key sequences, the first one shown in the menu; `mac_keys` replace them
    on macOS, where the system's own keys differ (Ctrl means Cmd there). `tip` says what it does in a sentence.
    `needs_meeting` greys it out while no meeting is open. `group` parts a menu by thin lines; `submenu` names the menu
    within the menu that it stands in.
    """

    name: str
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] | None = None
    tip: str = ""
    needs_meeting: bool = True
    group: int = 0
    submenu: str = ""

    @property
    def keys_here(self) -> tuple[str, ...]:
        """The keys on this system."""
        if sys.platform == "darwin" and self.mac_keys is not None:
            return self.mac_keys
        return self.keys


def _row(name: str, title: str, menu: str, *keys: str, group: int = 0, **more: object) -> Command:
    return Command(name=name, title=title, menu=menu, keys=keys, group=group, **more)  # type: ignore[arg-type]


COMMANDS: tuple[Command, ...] = (
    _row("meeting.new", "New meeting…", "File", "Ctrl+N", needs_meeting=False),
    _row(
        "meeting.follow",
        "Next meeting from this one…",
        "File",
        "Ctrl+Shift+N",
        tip="Its date, members, standing items, forward plan and open actions come by themselves",
    ),
    _row("meeting.open", "Open meeting…", "File", "Ctrl+O", needs_meeting=False),
    _row("meeting.leave", "Start page", "File", "Ctrl+Shift+Home", tip="Close this meeting and show all meetings"),
    _row("file.export", "Export Word minutes…", "File", "Ctrl+E", group=1),
    _row(
        "file.export_as",
        "Export minutes as…",
        "File",
        "Ctrl+Alt+E",
        group=1,
        tip="Word, PDF, HTML, text or meeting file",
    ),
    _row("file.export_actions", "Export action table…", "File", "Ctrl+Shift+E", group=1),
    _row(
        "file.export_agenda",
        "Export agenda…",
        "File",
        "Ctrl+Shift+G",
        group=1,
        tip="What is to come at this meeting, with lead, purpose, minutes planned and papers",
    ),
    _row("file.preview", "Preview", "File", "Ctrl+P", group=1, tip="The minutes as they will print"),
    _row("file.print", "Print…", "File", "Ctrl+Shift+P", group=1),
    _row("mail.minutes", "Minutes to the members…", "File", group=2, submenu="E-mail and calendar"),
    _row("mail.owners", "Their actions to the owners…", "File", group=2, submenu="E-mail and calendar"),
    _row("mail.overdue", "Reminder of what is overdue…", "File", group=2, submenu="E-mail and calendar"),
    _row("mail.calendar", "Next meetings as a calendar file…", "File", group=2, submenu="E-mail and calendar"),
    _row("file.import", "Import meeting file…", "File", group=2, needs_meeting=False),
    _row(
        "file.take_in_word",
        "Take in old Word minutes…",
        "File",
        group=2,
        needs_meeting=False,
        tip="Minutes that were typed by hand, looked through line by line before they are kept",
    ),
    _row("screen.old_minutes", "Old minutes being looked through", "File", group=2, needs_meeting=False),
    _row(
        "file.bring_back",
        "Bring back a corrected copy…",
        "File",
        group=2,
        needs_meeting=False,
        tip="What somebody corrected in a Word file of these minutes, to be accepted or left one by one",
    ),
    _row(
        "screen.backups",
        "Backups",
        "File",
        group=3,
        needs_meeting=False,
        tip="Made by themselves every hour; everything, or one meeting, can be brought back",
    ),
    _row(
        "screen.rescued", "Words put aside", "File", group=3, needs_meeting=False, tip="What a full disk did not take"
    ),
    _row(
        "data.passphrase",
        "Passphrase…",
        "File",
        group=3,
        needs_meeting=False,
        tip="Lock all minutes and their backups with a passphrase; change or remove it",
    ),
    _row(
        "data.lock",
        "Lock now",
        "File",
        "Ctrl+Shift+K",
        group=3,
        needs_meeting=False,
        tip="Nothing is to be seen until the passphrase is given; the meeting stays as it is",
    ),
    _row("file.quit", "Quit", "File", "Ctrl+Q", group=3, needs_meeting=False),
    _row("meeting.heading", "Title, date, place…", "Meeting", "F4"),
    _row("meeting.dates", "Next meetings…", "Meeting", "Shift+F4"),
    _row("meeting.begin", "Begin now", "Meeting", group=1, tip="The meeting starts now: its start time is set"),
    _row("meeting.close", "Close now", "Meeting", group=1, tip="The chair closes the meeting: its end time is set"),
    _row("item.next", "Next item", "Meeting", "Alt+Down", mac_keys=("Ctrl+Alt+Down",), group=2),
    _row("item.previous", "Previous item", "Meeting", "Alt+Up", mac_keys=("Ctrl+Alt+Up",), group=2),
    _row(
        "item.release_numbers",
        "Number all items anew",
        "Meeting",
        group=3,
        tip="Item numbers set by hand are given back to the house style",
    ),
    _row("minutes.circulate", "Circulate the minutes…", "Meeting", group=4, tip="A version is kept as it goes out"),
    _row(
        "minutes.agree",
        "Agree earlier minutes…",
        "Meeting",
        "Ctrl+Shift+M",
        group=4,
        tip="This meeting agrees the minutes of the last one, with the corrections that it asks for",
    ),
    _row("minutes.sign", "Signed…", "Meeting", group=4, tip="The chair has signed these minutes"),
    _row("minutes.keep_version", "Keep a version…", "Meeting", group=4, tip="The minutes as they stand now"),
    _row("screen.versions", "Versions and changes", "Meeting", "Shift+F7", group=4),
    _row(
        "screen.corrected_copy",
        "Corrected copy",
        "Meeting",
        "Ctrl+F7",
        group=4,
        tip="The corrections of the copy that was brought back last",
    ),
    _row("screen.committee", "Committee and members", "Committee", "F12", needs_meeting=False),
    _row("screen.forward", "Forward plan", "Committee", needs_meeting=False),
    _row("screen.register", "Action register", "Committee", "F5", group=1, needs_meeting=False),
    _row("screen.attendance", "Attendance over time", "Committee", "F9", group=1, needs_meeting=False),
    _row("screen.priorities", "Work by priority", "Committee", group=1, needs_meeting=False),
    _row("screen.standing", "Standing items taken", "Committee", group=1, needs_meeting=False),
    _row(
        "screen.house_style",
        "House styles",
        "Committee",
        "Ctrl+Shift+S",
        group=2,
        needs_meeting=False,
        tip="How the committee's documents look, number and say things",
    ),
    _row("edit.undo", "Undo", "Edit", "Ctrl+Z", needs_meeting=False),
    _row("edit.redo", "Redo", "Edit", "Ctrl+Shift+Z", "Ctrl+Y", needs_meeting=False),
    _row("edit.find", "Find in this meeting…", "Edit", "Ctrl+F", group=1),
    _row("screen.search", "Search all meetings…", "Edit", "Ctrl+Shift+F", group=1, needs_meeting=False),
    _row("item.rename", "Rename item", "Edit", "F2", group=2),
    _row(
        "item.lead",
        "Lead, purpose, papers…",
        "Edit",
        "Ctrl+L",
        group=2,
        tip="Also minutes planned, priority and how it is to end",
    ),
    _row(
        "item.nil",
        "Nothing to be done",
        "Edit",
        "Ctrl+Alt+0",
        group=2,
        tip="Say outright that this item led to no action and no decision",
    ),
    _row("item.move_up", "Move item up", "Edit", "Alt+Shift+Up", mac_keys=("Ctrl+Alt+Shift+Up",), group=2),
    _row("item.move_down", "Move item down", "Edit", "Alt+Shift+Down", mac_keys=("Ctrl+Alt+Shift+Down",), group=2),
    _row("item.indent", "Make it a sub-item", "Edit", "Alt+Shift+Right", mac_keys=("Ctrl+Alt+Shift+Right",), group=2),
    _row("item.outdent", "Make it an item", "Edit", "Alt+Shift+Left", mac_keys=("Ctrl+Alt+Shift+Left",), group=2),
    _row("item.remove", "Remove item", "Edit", "Ctrl+Shift+Backspace", group=2),
    _row("note.bold", "Bold", "Edit", "Ctrl+B", group=3),
    _row("note.italic", "Italic", "Edit", "Ctrl+I", group=3),
    _row("note.underline", "Underline", "Edit", "Ctrl+U", group=3),
    _row(
        "names.keep",
        "Keep this name as typed…",
        "Edit",
        group=3,
        tip="The name at the cursor prints as it was typed, whatever the house style says; or no longer",
    ),
    _row("item.add", "New item", "Insert", "Ctrl+Return", "Ctrl+Enter", tip="A new item after this one"),
    _row("item.add_inside", "New sub-item", "Insert", "Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    _row(
        "note.action", "Action", "Insert", "Ctrl+Shift+A", group=1, tip="This line, or the words selected, is an action"
    ),
    _row(
        "note.decision",
        "Decision",
        "Insert",
        "Ctrl+Shift+D",
        group=1,
        tip="This line, or the words selected, is a decision",
    ),
    _row(
        "note.text",
        "Plain text",
        "Insert",
        "Ctrl+Shift+0",
        group=1,
        tip="This line is plain text again; its words stay",
    ),
    _row("note.private", "Private note", "Insert", "Ctrl+Shift+H", group=1, tip="A note to self: in no export"),
    _row(
        "note.forward",
        "Line for the forward plan",
        "Insert",
        "Ctrl+Shift+L",
        group=1,
        tip="This line is for the next meeting, or for a dated one",
    ),
    _row("note.heading", "Sub-heading", "Insert", "Ctrl+Shift+3", group=1),
    _row("note.bullet", "Bullet", "Insert", "Ctrl+Shift+8", group=1),
    _row(
        "note.correct",
        "Owners and due…",
        "Insert",
        "Alt+Return",
        "Alt+Enter",
        group=2,
        tip="Correct what was understood: owners and due of an action, for which meeting a line to come is",
    ),
    _row(
        "note.review",
        "Review earlier actions",
        "Insert",
        "Ctrl+Shift+R",
        group=2,
        tip="Go through the actions that are still open: a letter says what came of each",
    ),
    _row("note.time", "The time now", "Insert", "Ctrl+;", group=3),
    _row("person.add", "Attendee…", "Insert", "Ctrl+Shift+I", group=3, tip="Put a person on the list of attendees"),
    _row(
        "person.arrived",
        "Arrived now",
        "Insert",
        group=4,
        submenu="Attendee chosen in the list",
        tip="Right in the list of attendees; Shift+Right asks for the time. Who had left comes back",
    ),
    _row(
        "person.left",
        "Left now",
        "Insert",
        group=4,
        submenu="Attendee chosen in the list",
        tip="Left in the list of attendees; Shift+Left asks for the time",
    ),
    _row(
        "person.deputy",
        "Deputy, role, items, times…",
        "Insert",
        group=4,
        submenu="Attendee chosen in the list",
        tip="Enter in the list of attendees",
    ),
    _row("pane.next", "Next pane", "View", "F6", group=1),
    _row("pane.previous", "Previous pane", "View", "Shift+F6", group=1),
    _row("pane.hide", "Hide this pane", "View", "Ctrl+F4", group=1, submenu="This pane"),
    _row("pane.float", "Set free, or put back", "View", group=1, submenu="This pane"),
    _row("pane.other_side", "Move to the other side", "View", group=1, submenu="This pane"),
    _row("pane.wider", "Wider", "View", "Ctrl+Alt+Right", group=1, submenu="This pane"),
    _row("pane.narrower", "Narrower", "View", "Ctrl+Alt+Left", group=1, submenu="This pane"),
    _row("pane.usual_places", "All panes in their usual places", "View", group=1),
    _row("view.full_screen", "Full screen", "View", "F11", group=2, needs_meeting=False),
    _row("view.larger", "Larger text", "View", "Ctrl++", "Ctrl+=", group=2, needs_meeting=False),
    _row("view.smaller", "Smaller text", "View", "Ctrl+-", group=2, needs_meeting=False),
    _row("view.usual_size", "Usual text size", "View", "Ctrl+0", group=2, needs_meeting=False),
    _row("view.light", "Light", "View", group=3, submenu="Light or dark", needs_meeting=False),
    _row("view.dark", "Dark", "View", group=3, submenu="Light or dark", needs_meeting=False),
    _row("view.system", "As the system", "View", group=3, submenu="Light or dark", needs_meeting=False),
    _row("help.palette", "Do anything by name…", "Help", "Ctrl+K", needs_meeting=False),
    _row(
        "help.guide",
        "Guide",
        "Help",
        "F1",
        needs_meeting=False,
        tip="What it says about what you are doing, beside the meeting; Esc leads back to your typing",
    ),
    _row("help.keys", "Keys and typed marks", "Help", "Shift+F1", needs_meeting=False),
    _row(
        "help.hints_off",
        "Do not show hints",
        "Help",
        group=1,
        needs_meeting=False,
        tip="The short sentences that say, once each, what else could be done here",
    ),
    _row(
        "help.hints_again",
        "Show hints again",
        "Help",
        group=1,
        needs_meeting=False,
        tip="All of them once more, also those that were shown before",
    ),
    _row(
        "help.support",
        "What support needs…",
        "Help",
        group=2,
        needs_meeting=False,
        tip="Versions and sizes to be copied for whoever helps you; no word of your minutes",
    ),
    _row("help.licences", "Licences…", "Help", group=2, needs_meeting=False, tip="Whose work is in Minutebook"),
    _row("help.about", "About Minutebook", "Help", group=2, needs_meeting=False),
)
