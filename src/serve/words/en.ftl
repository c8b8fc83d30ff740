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

## Pseudo-languages
pseudo = Test text
pseudo-title = See what is not translated
pseudo-help = Shows other words in the place of all text in the language of this page. What stays as it is, nobody can translate.
pseudo-none = The real text
pseudo-none-help = as readers see it
pseudo-accented = Longer, with accents
pseudo-accented-help = what is not translated stays plain, and what has no room is seen
pseudo-mirrored = Right to left
pseudo-mirrored-help = as in Arabic or Hebrew
pseudo-keys = Where it stands
pseudo-keys-help = keys of messages, and blocks of pages
pseudo-back = Back to the real text
pseudo-failed = The test text could not be shown

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

## Translating
translate = Translate
translations = How far the translation has come
translations-words = of the words are translated
translations-parts = to look at:
translations-done = Everything is translated, and nothing in the source has changed since.
translations-one = The site has only one language.
translations-failed = This could not be counted
amount-all = All
amount-translated = Translated
amount-stale = Source changed
amount-missing = Missing
amount-unconfirmed = Not confirmed
amount-identical = Same as source
kind-messages = Messages of the locale files
kind-pages = Pages
kind-blocks = Blocks of the pages
kind-fields = Texts in the data
strings-show = Show the strings of the page
strings-help = Turn on “Show the strings of the page”. Then you see which of the page’s words come from the locale files, and a click on one of them shows its name, source and file.
strings-keys = Click a string on the page or here. F2 shows the string where the focus is, F8 goes to the next one that needs something.
strings-none = The page has no strings from the locale files.
strings-all = All strings of the page
strings-failed = The strings of the page could not be shown
stands-hidden = not seen on the page
stands-attribute = in an attribute
state-followed = Translated
state-unconfirmed = Translated, not confirmed
state-stale = The source has changed
state-missing = Missing
todo = To do
todo-source = The page is in the language that the others are translated from
todo-previous = Previous
todo-next = Next
card-comment = For the translator:
card-pages = Pages where it is shown
card-no-pages = It is shown on no page.
card-gone = No locale file has this message any more.
card-no-edit = The message can be changed in its file, or here if the preview is started with --edit.
card-built-in = The message is part of the program. Write one with the same name in a locale file of the site to change it.
card-from-program = comes with the program
card-save = Save
card-save-key = Ctrl+Enter saves
card-follows = It is still right
card-written = Saved:
card-not-written = Not saved. See what stands below the text.
card-shown = On the page it reads:
card-leave = What you have written is not saved. Leave it?
card-conflict = Somebody else has changed the message while you were writing. This is how it reads now. Save again if yours is to stand.
card-conflict-gone = Somebody else has removed the message while you were writing. Save again if yours is to stand.
card-same-moment = The file was changed at the same moment. Save again.
field-text = Text
field-raw = As it stands in the file
field-raw-hint = Write the whole message as it stands in the file
field-insert = Insert the variable

# What happens at the moments of the time travel. { $name } is the round or the page.
event-opens = Round { $name } opens
event-closing = Round { $name } closes soon
event-cut-off = Round { $name } passes a cut-off
event-closes = Round { $name } closes
event-lapses = Round { $name }, which was called off, would have closed
event-decided = Round { $name } is decided
event-review-due = Page { $name } should have been reviewed

# Shown where a page could not be made even once.
not-yet-title = This page cannot be shown yet
not-yet-text = The site has faults. The page appears here as soon as they are mended.
no-page-title = There is no page here
no-page-text = The site has no page at this address.
