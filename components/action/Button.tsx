import type { ComponentProps } from 'react'
import { classes } from '../classes'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'

const LOOKS: Record<ButtonVariant, string> = {
  primary: 'btn btn-primary',
  secondary: 'btn btn-secondary',
  danger: 'btn btn-danger',
  quiet: 'btn btn-quiet',
}

type ButtonProps = ComponentProps<'button'> & { variant?: ButtonVariant }

export function Button({ variant = 'secondary', className, type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={classes(buttonClass(variant), className)} {...rest} />
}

/** The look of a button, for a link that acts like one. */
export function buttonClass(variant: ButtonVariant): string {
  return LOOKS[variant]
}
