/** What Image gained after API 13. */
/** @since 14 */
declare enum ImageRotateOrientation {
  /**
   * As the picture's own notes say.
   * @since 14
   */
  AUTO = 0,
  /**
   * As the pixels are; the default.
   * @since 14
   */
  UP = 1,
}

declare interface ImageAttribute {
  /**
   * Which side of the picture is up.
   * @since 14
   */
  orientation(orientation: ImageRotateOrientation): ImageAttribute;
}
