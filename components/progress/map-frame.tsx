'use client'

import { ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState, type FocusEvent, type PointerEvent, type ReactNode } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { useTexts } from '#texts'

const scales = [0.4, 0.55, 0.75, 1, 1.3] as const
const firstScale = scales.indexOf(1)

interface MapFrameProps {
  label: string
  /** Size of the picture in pixels. */
  width: number
  height: number
  /** The place in the picture that is seen at first, at half the height of the frame. */
  start: { x: number; y: number }
  /** What is drawn: the children of an SVG. */
  children: ReactNode
}

/** A picture that is larger than its frame: it scrolls, by touch, keyboard and by dragging, and zooms. */
export function MapFrame({ label, width, height, start, children }: MapFrameProps) {
  const text = useTexts('concept-map')
  const [zoom, setZoom] = useState(firstScale)
  const scale = scales[zoom] ?? 1
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current: box } = frame
    box?.scrollTo({ left: start.x - box.clientWidth / 2, top: start.y - box.clientHeight / 2 })
  }, [start.x, start.y])
  return (
    <div>
      <div className="mb-1 flex justify-end print:hidden">
        <IconButton
          icon={ZoomOut}
          label={text.zoomOut}
          isOff={zoom === 0}
          onPress={() => setZoom(zoom - 1)}
        />
        <IconButton
          icon={ZoomIn}
          label={text.zoomIn}
          isOff={zoom === scales.length - 1}
          onPress={() => setZoom(zoom + 1)}
        />
      </div>
      <div
        ref={frame}
        className="scroll-cue max-h-[36rem] cursor-grab overflow-auto rounded-md border border-line active:cursor-grabbing"
        tabIndex={0}
        role="region"
        aria-label={label}
        onPointerMove={drag}
        onFocus={showWhole}
      >
        <svg
          width={width * scale}
          height={height * scale}
          viewBox={`0 0 ${width} ${height}`}
          className="block max-w-none select-none"
        >
          {children}
        </svg>
      </div>
    </div>
  )
}

/** Scrolls to what the keyboard has led to: browsers leave part of what is in a picture outside the frame. */
function showWhole({ target }: FocusEvent) {
  if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'center' })
}

/** Scrolls a box while the mouse drags in it. Touch scrolls by itself. */
function drag({ currentTarget: box, pointerType, buttons, movementX, movementY }: PointerEvent) {
  if (pointerType === 'mouse' && buttons === 1) box.scrollBy(-movementX, -movementY)
}
