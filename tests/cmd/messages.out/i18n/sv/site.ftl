## Webbplatsen

# Programmets namn
-name = Kommunala partnerskap
site-name = { -name }

# Står i sidfoten
footer-about = { -name } är ett program från ICLD.

## Ord

continue = Läs mer…
    .title = Läs mer om { -name }
state-open = Öppen

countries = { $count ->
    [one] ett land
   *[other] { $count } länder
}
