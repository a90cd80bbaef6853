'use server'

import { dataOfCaller } from './data'

const shared = dataOfCaller()

export async function renameTask(id: string, name: string) {
  await shared.from('tasks').update({ name }).eq('id', id)
}

export async function dropTask(id: string) {
  const data = dataOfCaller()
  await data.from('tasks').delete().eq('id', id)
}

export async function moveTask(id: string, list: string) {
  await dataOfCaller().from('tasks').update({ list }).eq('id', id)
}
