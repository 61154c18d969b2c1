import type { NetworkReply, Program } from '#domain/program/program'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

interface PartsProps {
  program: Program
}

/** What a program of a lesson uses besides its visible source. */
export function HiddenParts({ program: { setup, network, modules } }: PartsProps) {
  const text = useTexts('playground')
  const names = Object.keys(modules)
  const notes = [
    setup === '' ? [] : text.hasSetup,
    network.length === 0 ? [] : text.hasNetwork,
    names.length === 0 ? [] : text.hasModules({ names: names.map((name) => `${name}.py`).join(', ') }),
  ].flat()
  return notes.length === 0 ? null : <p className="text-sm text-muted">{notes.join(' ')}</p>
}

/** All that runs with a stranger's program besides the source in the editor, to be read before it is run. */
export function StrangersParts({ program: { setup, network, modules } }: PartsProps) {
  const text = useTexts('playground')
  return (
    <>
      {setup === '' ? null : <Part title={text.strangersSetup} source={setup} />}
      {Object.entries(modules).map(([name, source]) => (
        <Part key={name} title={text.strangersModule({ name: `${name}.py` })} source={source} />
      ))}
      {network.length === 0 ? null : (
        <Part
          title={text.strangersNetwork}
          source={network.map((reply) => replyText(text, reply)).join('\n\n')}
        />
      )}
    </>
  )
}

const replyText = (text: TextsOf<'playground'>, reply: NetworkReply) =>
  text.strangersReply({
    request: `${reply.method} ${reply.url}`,
    after: reply.seconds,
    reply: reply.kind === 'failure' ? reply.failure : `${reply.status}\n${reply.body}`,
  })

function Part({ title, source }: { title: string; source: string }) {
  return (
    <section className="grid min-w-0 gap-1" aria-label={title}>
      <p className="text-sm text-muted">{title}</p>
      <pre className="code max-h-72 overflow-auto" tabIndex={0} role="region" aria-label={title} dir="ltr">
        {source}
      </pre>
    </section>
  )
}
