### Names of countries where this site writes otherwise than the list it takes them from (CLDR).
### The key is country- and the country's code in lower case.

# CLDR writes “Bosnia & Herzegovina”.
country-ba = Bosnia and Herzegovina
