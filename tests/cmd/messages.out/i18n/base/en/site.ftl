## Webbplatsen

# Programmets namn
-name = Kommunala partnerskap
site-name = { -name }

# Står i sidfoten
footer-about = { -name } är ett program från ICLD.

## Ord

