"""The guide as it is read inside the program: beside the meeting, or over a dialog. Imported when F1 is pressed."""
