/** All components by name. */
import type { ComponentDefinition } from '../tree/component.ts';
import { Blank } from './Blank.ts';
import { Button } from './Button.ts';
import { Column } from './Column.ts';
import { Divider } from './Divider.ts';
import { Flex } from './Flex.ts';
import { Grid } from './Grid.ts';
import { GridItem } from './GridItem.ts';
import { Image } from './Image.ts';
import { ImageSpan } from './ImageSpan.ts';
import { List } from './List.ts';
import { ListItem } from './ListItem.ts';
import { ListItemGroup } from './ListItemGroup.ts';
import { NavDestination } from './NavDestination.ts';
import { Navigation } from './Navigation.ts';
import { Row } from './Row.ts';
import { Scroll } from './Scroll.ts';
import { Span } from './Span.ts';
import { Stack } from './Stack.ts';
import { Text } from './Text.ts';
import { TextArea } from './TextArea.ts';
import { TextInput } from './TextInput.ts';

const all: readonly ComponentDefinition[] = [
  Blank,
  Button,
  Column,
  Divider,
  Flex,
  Grid,
  GridItem,
  Image,
  ImageSpan,
  List,
  ListItem,
  ListItemGroup,
  NavDestination,
  Navigation,
  Row,
  Scroll,
  Span,
  Stack,
  Text,
  TextArea,
  TextInput,
];

const byName = new Map(all.map((definition) => [definition.name, definition]));

export function componentByName(name: string): ComponentDefinition | undefined {
  return byName.get(name);
}

export function allComponents(): readonly ComponentDefinition[] {
  return all;
}
