/** `Buffer` for pages: the well-known package, by the path that is not Node's module of the same name. */
export { Buffer } from 'buffer/';
