### Every word that the theme itself puts on a page. The site's own files in i18n/ take precedence.
### The site must also have the message site-name.

## On every page

# The first link of the page, for those who use a keyboard
skip-to-content = Skip to content
# Names of menus, for screen readers
menu-main = Main menu
menu-languages = Language
menu-breadcrumb = Breadcrumb
menu-section = In this section
menu-pager = Previous and next page
menu-footer = Footer
# The first link of the breadcrumb
start-page = Start
# Heading of the list of headings on a long page
contents = On this page
page-previous = Previous
page-next = Next
# $date: a date, for example 1 August 2024
page-date = Published { $date }
page-updated = Last updated { $date }
page-reviewed = Reviewed { $date }
# Name of the news feed, for those who subscribe
feed-title = News
# Headings in the news feed. $round: for example Application round 2024-03
feed-round-published = New: { $round }
feed-round-moved = New last day: { $round }
feed-round-cancelled = Cancelled: { $round }

## A page that is not translated

untranslated-title = This page is not translated
# $language: the name of the original's language, in that language
untranslated-text = There is no English version of this page yet. This is the text in the original language: { $language }.

## Pages that are missing or have moved

not-found-title = Page not found
not-found-text = It may have moved, or the address may be mistyped.
not-found-home = Go to the start page
redirect-title = This page has moved
redirect-link = Go to the page’s new address

## Application rounds

# $id: the round's reference, for example 2024-03
round-name = Application round { $id }
# $date: a date, for example 28 August 2024
round-opens = Opens { $date }
round-closes = Closes { $date }
round-closed = Closed { $date }
# The round is always open
round-rolling = Can be applied for at any time
# $dates: one or several days
round-cutoffs = Applications are considered together after { $dates }
round-decided = Decision on { $date }
# $date: the day on which that was decided
round-cancelled = Cancelled on { $date }.
round-would-have-closed = Would have closed on { $date }
# $date: the day on which that was decided. $before: the last day as it was before
round-moved = Changed on { $date }: the last day was { $before } before.
# In the place of a date in a sentence
round-deadline-rolling = at any time
round-deadline-later = a date that is not decided yet
# Said after the last day of a round that was called off, in parentheses
round-deadline-cancelled = the round has been called off
# $day: a day. $time: a time of the day, such as 12:00
day-time = { $day } at { $time }
# $components: what the round is for, for example Project and Steering group
round-components = For: { $components }
rounds-none-current = There is no open or upcoming application round.
rounds-none-past = There are no earlier application rounds.
rounds-none = There are no application rounds.

# The state of a round: a word or two, in a small tag
status-upcoming = Upcoming
status-open = Open
status-soon = Closing soon
status-cancelled = Cancelled
status-closed = Closed

## The timeline

# Says what the picture shows to those who do not see it. $rounds: the rounds with their days
timeline-label = Timeline of { $year }: { $rounds }
# From the first day to the last
timeline-range = { $from } to { $to }
timeline-last = Last day { $date }

# What the signs in the timeline mean
timeline-end = Last day
timeline-open = Open for applications
timeline-before = No first day given
timeline-cutoff = Applications are considered together
timeline-decided = Decision

## Calendar

# What the calendar is called in the visitor’s own calendar. $site: the name of the site. $what: what it is about
calendar-name = { $site }: { $what }
# What the calendar with all rounds is about
calendar-title = Application rounds
# Names of events in the calendar. $round: for example Application round 2024-03
calendar-opens = { $round } opens
calendar-closes = { $round } closes
calendar-cutoff = { $round }: cut-off date
# $event: the name of an event
calendar-cancelled = Cancelled: { $event }
# $zone: for example Europe/Stockholm
calendar-zone = Days are counted in the time zone { $zone }
# Links on the page
calendar-subscribe = Subscribe to the calendar
calendar-download = Download the calendar
calendar-help = If you subscribe, your calendar follows when a date is changed.
# $round: for example Application round 2024-03
calendar-add = Add to your calendar
    .label = Add to your calendar: { $round }

## Countries

cluster-table-caption = Partner countries in each cluster
cluster-table-cluster = Cluster
cluster-table-countries = Countries

## The page of a country

country-cluster = Cluster
country-no-cluster = None
country-condition = Condition
country-condition-new = New partnerships can begin here.
country-condition-continuing = Partnerships that there are can continue.
country-condition-none = The country is not part of the programme.
country-offer-rounds = Current application rounds:
country-offer-continuing = If you already work with a partner here, you can apply to continue.
country-offer-none = There is nothing to apply for to work with partners here.

## The map

# Says what the map of the world shows to those who do not see it. $clusters: the names of the clusters
map-world-label = World map of the clusters: { $clusters }
# The same where no cluster has a number
map-label = World map
# $cluster: the name of a cluster
map-cluster-label = Map of the countries of the cluster { $cluster }
# $country: the name of a country
map-country-label = Map of { $country } and its surroundings
# Said of a cluster’s countries in which only partnerships that there are continue
map-continuing = continuing

## What can be applied for

component-rolling = Can be applied for at any time of the year
component-rounds = Handled in application rounds

## Open data

open-data-rounds = The application rounds as open data:
open-data-countries = The countries as open data:
open-data-clusters = The clusters as open data:
open-data-components = The components as open data:
open-data-eligibility = Who can apply:
# Link to a description of what the files contain
open-data-schema = description of the format
open-data-license = Terms of use

## Contact

contact-heading = Contact

## Accessibility statement

# $body: who is behind the site. $service: the name of the site
statement-intro = { $body } is behind { $service }. We want everyone to be able to use the website. This page describes how it meets the Swedish act on accessibility of digital public services, which shortcomings we know of, and how you can report shortcomings to us.
statement-compliance-heading = How accessible is the website?
statement-compliance-full = By our assessment, { $service } is fully compliant with the act on accessibility of digital public services.
statement-compliance-partial = By our assessment, { $service } is partially compliant with the act on accessibility of digital public services. The shortcomings are described below.
statement-compliance-none = By our assessment, { $service } is not compliant with the act on accessibility of digital public services. The shortcomings are described below.
statement-shortcomings-heading = Content that is not accessible
statement-shortcomings-none = We know of no content that is not accessible.
statement-feedback-heading = If something does not work for you
# $email: an e-mail address
statement-feedback-text = Write to { $email } if you find a shortcoming, or if you need some of the content in another form. We will answer as soon as we can.
statement-supervision-heading = Supervision
statement-supervision-text = The Swedish Agency for Digital Government, Digg, supervises compliance with the act. If you are not satisfied with how we handle your comments, you can report this to Digg.
statement-method-heading = How we assessed the website
statement-assessed = The latest assessment was made on { $date }.
statement-updated = The statement was last updated on { $date }.
