/** The portrait of a person whose name is beside it. */
export function Portrait({ src }: { src: string }) {
  return (
    <picture>
      <img src={src} alt="" className="block size-30 rounded-full border border-line bg-sand-2 object-cover" />
    </picture>
  )
}
