"""What the program ships beside its code: house styles, templates, icons, fonts, samples."""
