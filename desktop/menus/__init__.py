"""What the commands of each menu do where no pane does them, and the bar that shows them."""
