import type { ReactNode } from 'react'
import { Button } from '../Button'
import styles from './Form.module.css'

type UploadFormProps = {
  /** A route handler that answers by sending back to a page. */
  action: string
  submitLabel: string
  children: ReactNode
  hidden?: Record<string, string>
}

/** Sends a file as browsers have always done, with or without JavaScript. */
export function UploadForm({ action, submitLabel, children, hidden = {} }: UploadFormProps) {
  return (
    <form action={action} method="post" encType="multipart/form-data" className={styles.form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className={styles.actions}>
        <Button>{submitLabel}</Button>
      </div>
    </form>
  )
}
