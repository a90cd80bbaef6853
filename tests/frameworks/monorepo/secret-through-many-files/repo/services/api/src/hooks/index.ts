export * from './clerk';
