import type { ComponentProps } from 'react'
import { classes } from '../classes'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'

const BASE =
  'inline-flex min-h-10 cursor-pointer items-center justify-center gap-2 rounded border py-1 text-center leading-[1.25] font-semibold decoration-auto underline-offset-[0.2em] aria-disabled:cursor-progress aria-disabled:no-underline aria-disabled:opacity-70 disabled:cursor-progress disabled:no-underline disabled:opacity-70 print:hidden forced-colors:border-current'
const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent px-4 text-on-accent no-underline hover:bg-accent-strong hover:underline',
  secondary: 'border-line-strong bg-paper px-4 text-accent-strong no-underline hover:border-accent hover:bg-accent-soft hover:underline',
  danger: 'border-bad bg-paper px-4 text-bad no-underline hover:bg-bad-soft hover:underline',
  quiet: 'border-transparent bg-transparent px-2 text-accent-strong underline hover:bg-sand-2',
}

type ButtonProps = ComponentProps<'button'> & { variant?: ButtonVariant }

export function Button({ variant = 'secondary', className, type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={classes(buttonClass(variant), className)} {...rest} />
}

/** The look of a button, for a link that acts like one. */
export function buttonClass(variant: ButtonVariant): string {
  return classes(BASE, VARIANTS[variant])
}
