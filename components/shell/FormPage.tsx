import type { ReactNode } from 'react'
import { StepList, type FormStep } from './StepList'
import { PageShell, type PageHead } from './PageShell'

type FormPageProps = PageHead & {
  /** The steps of one subject each, always in sight: what is done, where one is, what is left. */
  steps?: FormStep[]
  /** Under the steps: what was saved, what is known already. */
  aside?: ReactNode
  children: ReactNode
}

/** Something to fill in, on one sheet; with its steps beside it when there are several. */
export function FormPage({ steps, aside, children, ...head }: FormPageProps) {
  const sheet = <div className="stack-6 min-w-0 sheet">{children}</div>
  return (
    <PageShell {...head}>
      {steps ? (
        <div className="items-start gap-x-8 max-lg:stack-4 lg:grid lg:grid-cols-[17rem_minmax(0,1fr)] print:stack-4 print:block">
          <div className="stack-3 lg:sticky lg:top-4">
            <StepList steps={steps} />
            {aside}
          </div>
          {sheet}
        </div>
      ) : (
        sheet
      )}
    </PageShell>
  )
}
