# Words that Markdown needs in the text of a page.

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

# The name of a table that can be scrolled sideways, for screen readers.
table-region = Table

# The name of the footnotes at the end of a page, for screen readers.
footnotes = Footnotes

# The link from a footnote back to the text, for screen readers.
footnote-back = Back to the text
