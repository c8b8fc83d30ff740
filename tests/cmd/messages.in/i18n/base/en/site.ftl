## Webbplatsen

# Programmets namn
-programme = Kommunala partnerskap
site-name = { -programme }

# Står i sidfoten
footer-about = { -programme } är ett program från ICLD.

## Ord

