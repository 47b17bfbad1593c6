'use client'

import { useEffect, useState } from 'react'
import { motsDeCle } from '@/lib/core/coffre/mots'

/** The six words of a key, computed in this page, since the portal could announce false ones. */
export function Empreinte({ publique }: { publique: string }) {
  const [mots, setMots] = useState('')
  useEffect(() => {
    let utile = true
    void motsDeCle(publique).then((lus) => utile && setMots(lus))
    return () => {
      utile = false
    }
  }, [publique])
  return <strong>{mots || '…'}</strong>
}
