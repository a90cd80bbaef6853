'use client'

import { dropTask, moveTask, renameTask } from '../lib/actions'

export function Task({ id }: { id: string }) {
  return (
    <>
      <button onClick={() => renameTask(id, 'Other')}>Rename</button>
      <button onClick={() => moveTask(id, 'done')}>Done</button>
      <button onClick={() => dropTask(id)}>Drop</button>
    </>
  )
}
