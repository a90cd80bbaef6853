import { clerk } from './clerk';

const settings = Object.freeze({ clerk, port: 3000 });

export default settings;
