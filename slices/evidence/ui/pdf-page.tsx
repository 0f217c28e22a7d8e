/** A page of a PDF, drawn by PDF.js on a canvas: no script of a document runs, nothing leaves the server's address. */
import * as pdf from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'

pdf.GlobalWorkerOptions.workerSrc = workerAddress

/** Where `app/console/pdf-plugin.ts` lays what PDF.js asks for while it draws. */
const parts = `/assets/pdf-${pdf.version}`

const openPdf = (url: string): pdf.PDFDocumentLoadingTask =>
  pdf.getDocument({
    url,
    ...{ isEvalSupported: false, enableXfa: false, stopAtErrors: false, disableRange: true, disableStream: true },
    // The content policy compiles no WebAssembly: pictures in JPEG 2000 are read by plain JavaScript.
    ...{ useWasm: false, wasmUrl: `${parts}/wasm/`, cMapUrl: `${parts}/cmaps/`, cMapPacked: true },
    ...{ standardFontDataUrl: `${parts}/standard_fonts/`, verbosity: pdf.VerbosityLevel.ERRORS },
  })

interface Props {
  src: string
  turn: number
  zoom: number
  label: string
}

export default function PdfPage({ src, turn, zoom, label }: Props) {
  const { page, error } = usePage(src)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    const place = canvas.current
    if (page === undefined || place === null) return
    const task = draw(page, place, { turn, zoom })
    task.promise.then(
      () => setDrawn(true),
      () => {},
    )
    return () => task.cancel()
  }, [page, turn, zoom])
  if (error !== undefined) return <FailedState error={error} />
  return (
    <>
      {!drawn && <LoadingState />}
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        data-drawn={drawn}
        className={drawn ? '' : 'visually-hidden'}
      />
    </>
  )
}

function usePage(src: string): { page: pdf.PDFPageProxy | undefined; error: unknown } {
  const [page, setPage] = useState<pdf.PDFPageProxy>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    const task = openPdf(src)
    let isOver = false
    task.promise
      .then((document) => document.getPage(1))
      .then(
        (found) => isOver || setPage(found),
        (fault: unknown) => isOver || setError(fault),
      )
    return () => {
      isOver = true
      void task.destroy()
    }
  }, [src])
  return { page, error }
}

/** Beyond so many pixels a telephone gives up. */
const MOST_PIXELS = 16_000_000

function draw(
  page: pdf.PDFPageProxy,
  canvas: HTMLCanvasElement,
  { turn, zoom }: { turn: number; zoom: number },
): pdf.RenderTask {
  const rotation = (page.rotate + turn) % 360
  const plain = page.getViewport({ scale: 1, rotation })
  const wide = Math.max(200, (canvas.parentElement?.clientWidth ?? plain.width) - 2)
  const shown = page.getViewport({ scale: (wide / plain.width) * zoom, rotation })
  const sharp = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (shown.width * shown.height)))
  canvas.width = Math.floor(shown.width * sharp)
  canvas.height = Math.floor(shown.height * sharp)
  canvas.style.inlineSize = `${shown.width}px`
  const transform = sharp === 1 ? {} : { transform: [sharp, 0, 0, sharp, 0, 0] }
  return page.render({ canvas, viewport: shown, ...transform })
}
