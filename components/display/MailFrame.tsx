/**
 * A mail as its reader would see it, in a sandboxed frame that cannot run scripts or fetch anything; its links open in the
 * whole window.
 */
export function MailFrame({ src, title }: { src: string; title: string }) {
  return (
    <iframe
      className="h-[34rem] w-full rounded border border-line bg-sand-2 print:hidden"
      src={src}
      title={title}
      sandbox="allow-top-navigation-by-user-activation"
      referrerPolicy="no-referrer"
    />
  )
}
