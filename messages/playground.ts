/** Texts of the playground. */
const seconds = (n: number) =>
  n === 0 ? 'no time' : n === 1 ? '1 second' : `${Number(n.toFixed(3))} seconds`

export const playgroundMessages = {
  title: 'Playground',
  lead: 'Change the program and run it. It runs in your browser, in real Python on a virtual clock: an hour of waiting takes no time.',
  starter:
    "import asyncio\n\n\nasync def greet(name, delay):\n    await asyncio.sleep(delay)\n    print('Hello,', name)\n\n\nasync def main():\n    await asyncio.gather(greet('Ada', 2), greet('Grace', 1))\n\n\nasyncio.run(main())\n",
  editor: 'Program',
  editorHint: 'Ctrl + Enter runs it. Tab indents; Esc and then Tab leaves the editor.',
  run: 'Run',
  stop: 'Stop',
  reset: 'Reset',
  share: 'Copy link',
  shared: 'The link is in the clipboard. Whoever opens it sees this program; nothing runs by itself.',
  shareField: 'Link to this program',
  tooLongToShare: 'This program is too long for a link.',
  badLink:
    'This link holds no program, or only part of one. Ask for it again; meanwhile here is a small one.',
  fromLink:
    'This program came with the link. Read it before you run it; it can reach nothing outside this page.',
  hasSetup: 'Before it runs a hidden set-up of the lesson, the same as for the question.',
  hasNetwork: 'It sees a small pretended network, as the lesson declares it.',
  hasModules: (names: string) => `It can import what the lesson shows as files of its own: ${names}.`,
  input: 'What input() answers, a line each',
  loading: (percent: number) => `Loading Python: ${percent} %`,
  starting: 'Starting Python …',
  running: 'Running …',
  stopped: 'Stopped.',
  unreachable:
    'Python could not be loaded: look at your connection and press “Run” again. Your program is still here.',
  tooWeak: 'This browser cannot run Python: it lacks WebAssembly, or module workers. A current one can.',
  nothingYet: 'Press “Run” to see what it does.',
  printed: 'Printed',
  printedNothing: 'It printed nothing.',
  pythonSays: 'Python’s messages',
  goToLine: (line: number) => `Go to line ${line}`,
  change: 'What your change did',
  output: {
    same: 'It prints the same as before.',
    reordered: (line: number) => `It prints the same lines in another order, from line ${line} on.`,
    different: (line: number) => `What it prints differs from line ${line} on.`,
  },
  slower: (before: number, after: number) =>
    `It takes ${seconds(after)} on the virtual clock instead of ${seconds(before)}.`,
  sameTime: (n: number) => (n === 0 ? 'Neither waits.' : `Both take ${seconds(n)} on the virtual clock.`),
  endsOtherwise: (before: string, after: string) => `Before: ${before} Now: ${after}`,
  nothing: '(nothing)',
  before: 'Before',
  now: 'Now',
}
