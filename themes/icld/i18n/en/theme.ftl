### What only ICLD’s theme has. The header and the footer read the site’s own site-owner-short and footer-about.

## The maps

# Describes the world map to those who do not see it. $clusters: the names of the clusters
map-world-label = World map showing the programme’s partner countries: { $clusters }, and the countries where collaboration continues.
# The map is a picture; the list beside it says which countries belong. $cluster: the name of the cluster
map-cluster-label = Map of the cluster { $cluster }
