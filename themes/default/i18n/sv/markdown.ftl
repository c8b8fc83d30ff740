# Ord som Markdown behöver i texten på en sida.

alert-note = Observera
alert-tip = Tips
alert-important = Viktigt
alert-warning = Varning
alert-caution = Var försiktig

# Namnet på en tabell som kan rullas i sidled, för skärmläsare.
table-region = Tabell

# Namnet på fotnoterna i slutet av en sida, för skärmläsare.
footnotes = Fotnoter

# Länken från en fotnot tillbaka till texten, för skärmläsare.
footnote-back = Tillbaka till texten
