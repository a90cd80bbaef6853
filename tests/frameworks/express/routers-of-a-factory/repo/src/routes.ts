export { default as hooks } from './hooks'
export { default as notes } from './notes'
