### Ord som hör till just den här webbplatsen. Temats egna ord finns i themes/.

## Webbplatsens namn

# Programmets namn. Står överst på varje sida och sist i varje sidtitel.
site-name = Kommunala partnerskap

# Hela namnet på organisationen som ansvarar för programmet och webbplatsen.
site-owner = Internationellt Centrum för Lokal Demokrati

# Samma organisation, kort.
site-owner-short = ICLD

## Sidfoten

# En mening om avsändaren. Står i sidfoten på varje sida.
footer-about = Kommunala partnerskap är ett program från Internationellt Centrum för Lokal Demokrati (ICLD).

## Länder med fortsatt samarbete

# Vad som gäller där står i content/data/clusters.yaml, under note.
country-condition-continuing = Fortsatt samarbete.
country-offer-continuing = Det gäller er som redan har en dialog, Förberedelser eller Projekt här. Fråga ICLD innan ni söker.
