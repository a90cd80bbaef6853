export { default as hooks } from './clerk.js'
