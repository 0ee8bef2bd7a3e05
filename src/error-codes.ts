/** What a code means for the process: 1 a check failed, 2 could not. Warnings do not change the exit code. */
type Severity = 'warning' | 1 | 2

/** What a code means, and what is said of it. */
export interface CodeInfo {
  readonly severity: Severity
  /** English prose with `{args}`; Chinese stands in `cli/messages.zh.json` under the same code. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
}

/** Every error and warning kanfa can give. Code is data, prose is made at the edge by `renderNotice`. */
export const CODES = {
  // could not: the call
  usage: { severity: 2, message: '{detail}', hint: 'kanfa --help lists the commands and options' },
  'unknown-option': {
    severity: 2,
    message: 'unknown option {option}{nearest? (did you mean "%"?)}',
    hint: 'kanfa COMMAND --help lists the options; what begins with - and is none stands behind --',
  },
  'unknown-command': {
    severity: 2,
    message: 'no command, file or folder "{command}"{nearest? (did you mean "%"?)}',
    hint: 'kanfa --help lists the commands',
  },
  'command-first': {
    severity: 2,
    message: '"{command}" is a command and stands before the options',
    hint: 'write kanfa {command} OPTIONS',
  },
  'bad-choice': {
    severity: 2,
    message: '{name} cannot be "{value}"{nearest? (did you mean "%"?)}',
    hint: 'choices are: {choices}',
  },
  'idle-option': { severity: 2, message: '{option} does nothing here: {detail}', hint: 'leave {option} out' },
  'no-value': { severity: 2, message: '{option} needs a value', hint: 'kanfa COMMAND --help lists the options' },
  'no-argument': {
    severity: 2,
    message: 'nothing was given for {argument}',
    hint: 'kanfa COMMAND --help has examples',
  },
  'unknown-column': {
    severity: 2,
    message: 'no column "{column}"{nearest? (did you mean "%"?)}',
    hint: 'columns are: {columns}',
  },
  'bad-map': { severity: 2, message: '--map: {detail}', hint: 'write it as text=COLUMN,author=COLUMN' },
  // could not: input
  'not-found': { severity: 2, message: 'no such file or folder', hint: 'check the spelling; quote names with spaces' },
  'not-saved': {
    severity: 2,
    message: 'is an address; kanfa reads what is saved in files and fetches nothing',
    hint: 'open it in a browser, scroll to its comments, save the page and name that file',
  },
  'lost-name': {
    severity: 2,
    message: 'its name is not UTF-8, and what is left of it here leads nowhere',
    hint: 'name the folder it lies in, or rename it: convmv -f gbk -t utf-8 --notest FILE',
  },
  unreadable: {
    severity: 2,
    message: 'cannot be read: {detail}',
    hint: 'name a file that you may read, or copy it to another place',
  },
  'no-pages': { severity: 2, message: 'no readable pages in this folder', hint: 'endings looked for: {endings}' },
  'linked-folder': {
    severity: 'warning',
    message: 'a link to a folder is not followed',
    hint: 'name the folder itself as an input',
  },
  empty: { severity: 2, message: 'the file is empty', hint: 'save it again, or leave it out' },
  binary: {
    severity: 2,
    message: 'not a text or web page: the file is {type}',
    hint: 'save the page itself as HTML, MHTML or text',
  },
  undecodable: {
    severity: 2,
    message: 'not valid {encoding} at byte {byte}',
    hint: 'name the right encoding with --encoding (gb18030, big5, utf-8, utf-16le)',
  },
  'unknown-encoding': {
    severity: 2,
    message: 'unknown encoding "{encoding}"',
    hint: 'for example utf-8, gb18030, gbk, big5, utf-16le',
  },
  'no-comments-known': {
    severity: 2,
    message: 'this is a {reader} page, but no comments could be found in it',
    hint: 'comments are often loaded later: scroll to them before saving, or save as MHTML',
  },
  'bad-row': { severity: 2, message: '{detail}', hint: 'correct the row, or leave it out' },
  'no-text-column': {
    severity: 2,
    message: 'no column holds the comments; columns are: {columns}',
    hint: 'name it with --map text=COLUMN',
  },
  'no-cases': {
    severity: 2,
    message: 'no cases in this folder',
    hint: 'a case is a folder with a page.html (or .txt, .csv, …) and a golden.csv; kanfa check --init PAGE makes one',
  },
  'no-page': {
    severity: 2,
    message: 'the case has no page',
    hint: 'put the page in it as page.html, page.txt, page.csv, …',
  },
  'two-pages': {
    severity: 2,
    message: 'the case has two pages: {pages}',
    hint: 'keep one of them, or make a case of each',
  },
  'case-there': {
    severity: 2,
    message: 'there is a case already',
    hint: 'give the page another name, or put it into another folder',
  },
  'no-case-matches': {
    severity: 2,
    message: 'no case matches --only {pattern}',
    hint: 'a glob (export-*, {163,sina}--*) must match a name or its last part; a plain word matches anywhere in it',
  },
  'bad-golden': {
    severity: 2,
    message: '{detail}',
    hint: 'correct it, or delete the file and accept what is there with kanfa check --update',
  },
  'bad-labels': {
    severity: 2,
    message: '{detail}',
    hint: 'correct it; leave the label empty where nobody has read the comment yet',
  },
  'bad-settings': {
    severity: 2,
    message: '{detail}',
    hint: 'case.json holds options, floors and a note; all may be left out',
  },
  'bad-scoring': { severity: 2, message: '{detail}', hint: 'lexicons/README.md says what scoring.json holds' },
  'few-labels': {
    severity: 2,
    message: '{count#labelled comment|labelled comments}, at least {least} needed',
    hint: 'a table with the columns text and label (or stance); rows without a label are left out',
  },
  'not-in-ci': {
    severity: 2,
    message: '--update accepts what is there, and nobody looks at it in CI',
    hint: 'run it on your machine, or add --force',
  },
  // could not: data and tools
  'no-lexicons': {
    severity: 2,
    message: 'no lexicon in this folder',
    hint: 'a lexicon is a .tsv file; scoring.json may stand beside it, or alone',
  },
  'bad-lexicon': { severity: 2, message: '{detail}\n  {excerpt}', hint: '{fix}' },
  'no-segmenter': {
    severity: 2,
    message: 'no jieba engine could be loaded: {detail}',
    hint: 'run npm install again; --engine chooses between nodejieba and node-rs',
  },
  'too-many-rows': {
    severity: 2,
    message: 'a sheet of Excel holds {most} comments, and there are more',
    hint: 'write CSV, or fewer pages at a time',
  },
  'unknown-setting': {
    severity: 2,
    message: 'no setting "{name}"{nearest? (did you mean "%"?)}',
    hint: 'settings are: {names}',
  },
  'bad-setting': {
    severity: 2,
    message: '{name} must be {expected}, got {received}',
    hint: 'correct it, or take it out; --no-config goes without',
  },
  'bad-config': {
    severity: 2,
    message: '{detail}',
    hint: 'kanfa.schema.json says what a config holds; --no-config goes without',
  },
  exists: { severity: 2, message: 'there is one already, and it is left as it is', hint: 'edit it, or move it away' },
  'bad-output': { severity: 2, message: 'cannot be written: {detail}', hint: 'mend that, or write to another place' },
  'cannot-resume': { severity: 2, message: 'cannot be gone on with: {detail}', hint: 'to start anew delete {journal}' },
  'output-is-input': {
    severity: 2,
    message: 'is an input, and the output would take its place',
    hint: 'name another file with -o',
  },
  'bad-stdout': {
    severity: 2,
    message: 'standard output cannot be written: {detail}',
    hint: 'what came out is not all; write to another place with -o FILE',
  },
  // told as it goes
  'case-made': { severity: 'warning', message: '{comments#comment|comments}; labels.csv waits for a person' },
  watching: { severity: 'warning', message: 'watching: Ctrl-C ends' },
  changed: { severity: 'warning', message: 'changed: {paths}' },
  // warnings
  'other-ending': {
    severity: 'warning',
    message: 'holds {format}, whatever its ending {ending} says',
    hint: 'leave out -f, or give it the ending of {format}',
  },
  'broken-text': {
    severity: 'warning',
    message: 'holds characters that are broken: lines are read as UTF-8',
    hint: 'bring them to UTF-8 first: iconv -f gb18030 -t utf-8',
  },
  'no-entry': {
    severity: 'warning',
    message: 'no entry holds "{term}"',
    hint: 'kanfa explain {term} shows what matches',
  },
  'no-comments': {
    severity: 'warning',
    message: 'no comments found, and the layout is not a known one',
    hint: 'a page needs its comments saved with it: scroll to them before you save, or copy them as text',
  },
  'no-records': {
    severity: 'warning',
    message: 'no comments found: no column or key with their words is known here',
    hint: 'name it with --map text=COLUMN',
  },
  'no-answers': { severity: 'warning', message: 'the thread has its first post and no answers' },
  'says-none': { severity: 'warning', message: 'the page itself says that it has no comments: "{words}"' },
  'own-labels': {
    severity: 'warning',
    message: 'all {count} labels are what kanfa says itself: has a person read them?',
    hint: 'figures made of them say nothing; correct the stance column first',
  },
  guessed: {
    severity: 'warning',
    message: 'unknown layout: {comments#comment|comments} found by guessing, to be looked over',
  },
  'encoding-lie': {
    severity: 'warning',
    message: 'declares {declared} but reads as {encoding}',
    hint: 'where words look wrong, name the encoding with --encoding',
  },
  'replaced-bytes': {
    severity: 'warning',
    message: '{count#byte is|bytes are} not valid {encoding}, with � in place',
    hint: 'where words look wrong, name the encoding with --encoding',
  },
  'text-column-guessed': {
    severity: 'warning',
    message: 'no known heading; the comments are taken from the column {column}',
    hint: 'name another with --map text=HEADING',
  },
  'rows-skipped': {
    severity: 'warning',
    message: '{count#row was|rows were} unreadable and left out, the first at line {line}',
    hint: 'correct it there, or go without',
  },
  interrupted: {
    severity: 2,
    message: 'interrupted after {comments#comment|comments}, {pages#file was|files were} done',
  },
  'interrupted-output': {
    severity: 2,
    message:
      'interrupted after {comments#comment|comments}, {pages#file was|files were} done; nothing was written to {output}',
  },
  'interrupted-resume': {
    severity: 2,
    message: 'interrupted after {comments#comment|comments}, {pages#file was|files were} done',
    hint: 'the same command goes on from there and then writes {output}',
  },
  truncated: {
    severity: 'warning',
    message: 'the file ends in the middle of {what}',
    hint: 'save it again: what follows is missing',
  },
  'engine-fallback': {
    severity: 'warning',
    message: 'nodejieba could not be loaded, @node-rs/jieba is used: {detail}',
  },
} as const satisfies Record<string, CodeInfo>

export type ErrorCode = keyof typeof CODES
