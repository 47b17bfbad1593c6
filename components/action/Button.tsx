import type { ComponentProps } from 'react'
import { classes } from '../classes'
import styles from './Button.module.css'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'

type ButtonProps = ComponentProps<'button'> & { variant?: ButtonVariant }

export function Button({ variant = 'secondary', className, type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={classes(buttonClass(variant), className)} {...rest} />
}

/** The look of a button, for a link that acts like one. */
export function buttonClass(variant: ButtonVariant): string {
  return classes(styles.button, styles[variant])
}
