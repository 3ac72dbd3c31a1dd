package discord

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's operations.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opAck            = 11
)

// A frame is one message of the gateway.
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
}

// A wire is one connection to the gateway. One goroutine may read, several write.
type wire struct {
	ws      *websocket.Conn
	writing sync.Mutex
}

const (
	mostFrame = 64 << 20         // bytes of a frame, unpacked: a server of 100,000 members is a tenth of that
	writeTime = 10 * time.Second // for a frame of ours
)

// errGarbled is a frame that cannot be read. The one after it may be.
var errGarbled = errors.New("frame cannot be read")

// dial connects to the gateway at an address.
func dial(ctx context.Context, address string, within time.Duration) (*wire, error) {
	d := websocket.Dialer{HandshakeTimeout: within, Proxy: http.ProxyFromEnvironment}
	ws, resp, err := d.DialContext(ctx, strings.TrimRight(address, "/")+"/?v=9&encoding=json", nil)
	if resp != nil {
		resp.Body.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("open gateway: %w", err)
	}
	ws.SetReadLimit(mostFrame)
	return &wire{ws: ws}, nil
}

// read gives the next frame, or an error: errGarbled where only that frame is lost.
// A deadline of zero is none.
func (w *wire) read(deadline time.Time) (f frame, err error) {
	w.ws.SetReadDeadline(deadline)
	kind, data, err := w.ws.ReadMessage()
	if err != nil {
		return f, err
	}
	if kind == websocket.BinaryMessage {
		if data, err = unpacked(data); err != nil {
			return f, fmt.Errorf("%w: %w", errGarbled, err)
		}
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return frame{}, fmt.Errorf("%w: %w", errGarbled, err)
	}
	return f, nil
}

func unpacked(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	data, err = io.ReadAll(io.LimitReader(z, mostFrame+1))
	if err == nil && len(data) > mostFrame {
		err = errors.New("it is too large")
	}
	return data, err
}

func (w *wire) write(op int, data any) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	w.ws.SetWriteDeadline(time.Now().Add(writeTime))
	return w.ws.WriteJSON(map[string]any{"op": op, "d": data})
}

// cut drops the connection. The session stays, and can be resumed.
func (w *wire) cut() { w.ws.Close() }

// end takes leave, which ends the session.
func (w *wire) end() {
	_ = w.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
	w.cut()
}

// closeCode gives the code that the gateway closed a connection with, 0 if it did not: a line
// that breaks has no code.
func closeCode(err error) int {
	if closed, ok := errors.AsType[*websocket.CloseError](err); ok && closed.Code != websocket.CloseAbnormalClosure {
		return closed.Code
	}
	return 0
}
