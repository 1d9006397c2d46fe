"""Minutes that were typed by hand in Word, understood line by line, and the meeting that they make."""
