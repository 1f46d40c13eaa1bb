'use client';

import { useRef, type PointerEvent, type RefObject } from 'react';

/**
 * Dragging an element of a list by mouse, pen or finger: `onMove` is told the places as it passes others. The list holds
 * the pointer, because an element that moves within the page would lose it.
 */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
) {
  const dragged = useRef<number | null>(null);
  const end = () => {
    dragged.current = null;
  };
  return {
    /** For the handle of the element at a place. */
    start: (event: PointerEvent, place: number) => {
      if (event.button !== 0) return;
      dragged.current = place;
      list.current?.setPointerCapture(event.pointerId);
    },
    /** For the list. */
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        const from = dragged.current;
        if (from === null || list.current === null) return;
        const to = placeAt(list.current, event.clientY);
        if (to === from) return;
        dragged.current = to;
        onMove(from, to);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}

/** The place in a list that a height of the window belongs to: before the first element whose middle is below it. */
function placeAt(list: HTMLElement, y: number): number {
  const elements = [...list.children];
  const next = elements.findIndex((element) => y < element.getBoundingClientRect().bottom);
  return next < 0 ? elements.length - 1 : next;
}
