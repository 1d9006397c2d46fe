"""What the commands of each menu do where no pane does them, and the bar that shows them.

Dialogs, exports and imports are imported where they are used, so that the window takes keys sooner.
"""
