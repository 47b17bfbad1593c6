'use client'

import { useMemo, type ReactNode } from 'react'
import { Button } from '../Button'
import { defaultScope, FieldScopeContext } from './field-scope'
import styles from './Form.module.css'

type UploadFormProps = {
  /** A route handler that answers by sending back to a page. */
  action: string
  submitLabel: string
  children: ReactNode
  hidden?: Record<string, string>
  /** Needed when one page holds two forms with the same field names. */
  idPrefix?: string
}

/** Sends a file as browsers have always done, with or without JavaScript. */
export function UploadForm({ action, submitLabel, children, hidden = {}, idPrefix = '' }: UploadFormProps) {
  const scope = useMemo(() => ({ ...defaultScope, idPrefix }), [idPrefix])
  return (
    <FieldScopeContext value={scope}>
      <form action={action} method="post" encType="multipart/form-data" className={styles.form}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        {children}
        <div className={styles.actions}>
          <Button>{submitLabel}</Button>
        </div>
      </form>
    </FieldScopeContext>
  )
}
