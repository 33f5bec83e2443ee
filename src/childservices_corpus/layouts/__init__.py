"""The forms of page that can be read, one file each; :mod:`.registry` finds them."""
