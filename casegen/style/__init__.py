"""What decides the look: profiles, languages, options of printing, fonts, a blank case."""
