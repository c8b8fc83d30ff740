### Words that belong to this site alone. The theme's own words are in themes/.

## The name of the site

# The programme's name. At the top of every page and at the end of every page title.
site-name = Municipal partnerships

# The full name of the organisation responsible for the programme and the site.
site-owner = Swedish International Centre for Local Democracy

# The same organisation, in short.
site-owner-short = ICLD

## The footer

# One sentence about who is behind the site. In the footer of every page.
footer-about = Municipal partnerships is a programme run by the Swedish International Centre for Local Democracy (ICLD).

## Continuing countries

# What applies there is in content/data/clusters.yaml, under note.
country-condition-continuing = Continuing collaboration.
country-offer-continuing = This is for those who already have a dialogue, an Inception or a Project here. Ask ICLD before you apply.
