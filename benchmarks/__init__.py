"""Speed and memory, as ratios against a floor measured in the same run: `make bench`."""

METHOD = """\
How it is measured. On a machine that others share a bare QTextEdit alone may take 5 to 45 ms for a key at its 99th
percentile, so each figure stands beside a floor: the least that the same toolkit does for the same thing. Floor and
program are run by turns (floor, ours, floor, ours, ...), and what is given is the median of the rounds; the CPU time
of the window's own thread stands beside the wall time, because it does not count what other programs take. Where the
floor itself is over a goal, the goal says nothing about the program; then the ratio and the CPU time do.

- Start: four programs by turns (a bare window with a QTextEdit, `import sqlalchemy.orm`, the program with its start
  page, the program with its newest meeting), each in a process of its own, from the first line to the end of the first
  paint, and to what a key that is pressed as soon as the window stands has done: another line in the list, a letter in
  the notes, which is looked for in the database afterwards. With 10,000 meetings: the archive's, beside two.
- Typing: a thread posts a key every 60 ms through the event queue into the middle of a meeting of 40 items, 23,000
  words and 120 actions, 150 keys a round; from posting to the end of the paint that shows it. The slow disk is 50 ms
  added to each sync of the log. "After a pause" is the worst of 15,
  "at the latest" the worst key of a round of typing without a pause; "the disk" means that the log was synced.
- Commit: a paragraph of 300 letters in an item of the same meeting, from handing the edit to the store until it is
  committed, beside plain sqlite3 that writes the same bytes: as many pages go into its log, for the paragraph, its
  place in an index by item, and that search is to learn of it; with `synchronous` NORMAL as the window has it (the
  disk follows behind, in a thread), and FULL, where a commit waits for the disk. There, both
  logs were full once and are written over: to make a file longer takes the disk twice as long.
- An hour: 15,000 keys into the same meeting as fast as the window takes them, with an hour's items, actions, steps
  taken back, previews, exports and backups; memory (VmRSS) after each minute, with the garbage that Python has not
  found yet. What was typed is itself held: beside the growth stands by how much a new window on the minutes as they
  were in the end, after five minutes of work, is larger than one on them as they were after the fifth.
- Export: composing and rendering, without the file on the disk. docxtpl starts from the same composed document, in
  a template with the same styles; the floor of the PDF is its paragraphs through reportlab, bare and untagged. Growth
  is CPU time beside ten exports of a tenth, memory that of a process that does nothing else.
- Scale: an archive of 10,000 meetings, 1,000,000 notes and 100,000 actions, made once in `build/`. The 200 queries are
  drawn from its notes, 50 each of one word, two words, two words in quotes and the first four letters of one, with at
  most 20,000 hits each; of each the median of five runs counts. The floor is FTS5's own `ORDER BY rank LIMIT 50` for
  the same words, ids only; ours fetches and counts as well. In the window: from the command to the end of the paint;
  the last word of a query is looked for as the beginning of a word there, as while it is typed."""
