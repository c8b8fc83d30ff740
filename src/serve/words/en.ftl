# The words of the preview's own interface. The same names are in sv.ftl.

## The bar at the bottom
preview = Preview
tools = Tools
fold = Hide
fold-name = Hide the tools
unfold-name = Preview: show the tools
close = Close
show = Show
line = Line
connection-lost = Connection lost – trying again
connection-back = Connected again
updated = The page is up to date
changed-below = Changed further down
changed-above = Changed further up
moved = The page has a new address
gone = The file of this page is gone

## Languages
languages = Languages
not-translated = not translated
side-by-side = Side by side

## Time
time = Time
time-now = now
time-travel = See the site on another day
time-shown = This is how the site looks on
time-slider = Point in time
time-previous = Previous change
time-next = Next change
time-back = Back to now
time-day = Choose a day
time-just-before = Just before
time-none = Nothing on the site changes by itself with time.
time-failed = That point in time could not be shown

## Drafts
drafts = Drafts
drafts-name = Show drafts
page-is-draft = This page is a draft
drafts-failed = The drafts could not be shown

## Problems
problems = Problems
no-problems = No problems
no-problems-long = The site has no problems.
all-mended = All problems are solved
kept = This page has an error. You see the latest version that worked.
held-back = You see the latest version that worked of
error = Error
warning = Warning
hint = Hint
hint-word = Hint:

## Differences
differences = Differences
differences-title = Differences from the last build
differences-loading = Comparing …
differences-failed = The comparison could not be made
differences-no-build = The site has not been built yet. Once it has, what differs is shown here.
differences-none = Nothing differs. The preview is the same as the last build.
differences-pages = Pages
differences-others = Other files
differences-text = What has changed in the text
differences-markup = The text is the same. Only the markup differs.
differences-gap = Unchanged text is left out
changed = Changed
added = Added
removed = Removed
added-words = Added:
removed-words = Removed:
end-of-words = end

## Open in the editor
open-in-editor = Open in the editor
pick = Open in the editor
pick-hint = Choose a paragraph to open. Alt and a click always works.
pick-help = Click a paragraph, or go with the arrow keys and press Enter. Escape ends it.
pick-previous = Previous paragraph
pick-next = Next paragraph
pick-open = Open
opened = Opened in the editor
open-failed = The file could not be opened
no-file = This page has no file of its own
path-copied = The path is copied
copy-path = Copy the path:

## Side by side
side-back = Back to the page
side-language = Language of the pane
side-linked = Scroll together
side-behind = The source has changed
side-alone = Only here
side-missing = The translation lacks this paragraph
side-orphaned = The source no longer has this paragraph
side-count = Paragraphs that the translation has not followed
side-all-followed = The translation has followed every paragraph
side-previous = Previous
side-next = Next
side-no-page = The page does not exist in this language
side-one-language = The page exists in one language only

# What happens at the moments of the time travel. { $name } is the round or the page.
event-opens = Round { $name } opens
event-closing = Round { $name } closes soon
event-closes = Round { $name } closes
event-decided = Round { $name } is decided
event-review-due = Page { $name } should have been reviewed

# Shown where a page could not be made even once.
not-yet-title = This page cannot be shown yet
not-yet-text = The site has faults. The page appears here as soon as they are mended.
no-page-title = There is no page here
no-page-text = The site has no page at this address.
