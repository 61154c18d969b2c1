/** Texts of the playground. */
export default {
  title: 'Playground',
  lead: 'Change the program and run it. It runs in your browser, in real Python on a virtual clock, so even an hour of waiting takes no time.',
  starter:
    "import asyncio\n\n\nasync def greet(name, delay):\n    await asyncio.sleep(delay)\n    print('Hello,', name)\n\n\nasync def main():\n    await asyncio.gather(greet('Ada', 2), greet('Grace', 1))\n\n\nasyncio.run(main())\n",
  editor: 'Program',
  editorHint: 'Ctrl + Enter runs the program. Tab indents; Esc and then Tab leaves the editor.',
  run: 'Run',
  stop: 'Stop',
  reset: 'Reset',
  share: 'Copy link',
  shareResults: {
    copied: 'Link copied. Whoever opens it sees this program, and runs it only by pressing “Run”.',
    'too-long': 'This program is too long for a link.',
    failed: 'The link could not be made. Check your connection and try again.',
  },
  shareField: 'Link to this program',
  badLink:
    'This link contains no program, or only part of one. Ask for the link again. In the meantime, here is a small program.',
  fromLink:
    'This program came with the link. Whoever made the link wrote it; it is no part of a lesson. Read it before you run it. It cannot access anything outside this page.',
  strangersSetup: 'This code came with the link, too. It runs first, before the program below:',
  strangersModule: 'The link brought the file {name}, which the program can import:',
  strangersNetwork: 'The link brought these replies of a simulated network:',
  strangersReply: '{request}, after {after, plural, =0 {no time} one {# second} other {# seconds}}: {reply}',
  hasSetup: 'The lesson’s hidden setup code runs first, as it did for the question.',
  hasNetwork: 'It uses a simulated network that the lesson defines.',
  hasModules: 'It can import the lesson’s other files: {names}.',
  input: 'Input for input(), one line per call',
  loading: 'Loading Python: {percent}%',
  starting: 'Starting Python…',
  running: 'Running…',
  stopped: 'Stopped.',
  unreachable:
    'Python could not be loaded. Check your connection and press “Run” again. Your program is still here.',
  unsupported:
    'This browser cannot run Python because it lacks WebAssembly or module workers. Please use a current browser.',
  nothingYet: 'Press “Run” to see what it does.',
  printed: 'Output',
  printedNothing: 'It printed nothing.',
  pythonSays: 'Errors and warnings',
  goToLine: 'Go to line {line}',
  change: 'Effect of your change',
  output: {
    same: 'It prints the same as before.',
    reordered: 'It prints the same lines in a different order, from line {line} on.',
    different: 'The output differs from line {line} on.',
  },
  slower:
    'It takes {after, plural, =0 {no time} one {# second} other {# seconds}} on the virtual clock instead of {before, plural, =0 {no time} one {# second} other {# seconds}}.',
  sameTime:
    '{n, plural, =0 {Neither version waits.} one {Both take # second on the virtual clock.} other {Both take # seconds on the virtual clock.}}',
  endsDifferently: 'Before: {before} Now: {after}',
  nothing: '(nothing)',
  before: 'Before',
  now: 'Now',
} as const
