export { default as settings } from './all';
