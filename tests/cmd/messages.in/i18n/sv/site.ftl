## Webbplatsen

# Programmets namn
-programme = Kommunala partnerskap
site-name = { -programme }

# Står i sidfoten
footer-about = { -programme } är ett program från ICLD.

## Ord

read-more = Läs mer...
    .title = Läs  mer om { -programme }
state-open = Öppen

# Ingen frågar efter den
old-word = Gammalt

countries = { $count ->
    [one] ett land
    [other] { $count } länder
}
