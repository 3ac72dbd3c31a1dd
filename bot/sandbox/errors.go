package sandbox

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// An apiError is a refusal in Discord's form.
type apiError struct {
	Status     int            `json:"-"`
	Code       int            `json:"code"`
	Message    string         `json:"message"`
	Errors     map[string]any `json:"errors,omitempty"`
	RetryAfter *float64       `json:"retry_after,omitempty"`
	Global     *bool          `json:"global,omitempty"`
}

func (e *apiError) Error() string {
	return fmt.Sprintf("%d: %s (code %d)", e.Status, e.Message, e.Code)
}

func (e *apiError) headers(h http.Header) {
	if e.RetryAfter != nil {
		h.Set("Retry-After", strconv.Itoa(max(1, int(*e.RetryAfter+0.999))))
		if *e.Global {
			h.Set("X-RateLimit-Global", "true")
		}
	}
}

func tooMany(seconds float64) *apiError {
	global := false
	return &apiError{Status: http.StatusTooManyRequests, Message: "You are being rate limited.", RetryAfter: &seconds, Global: &global}
}

// Discord's refusals, with its codes and its words.
var (
	errUnauthorised       = &apiError{Status: 401, Code: 0, Message: "401: Unauthorized"}
	errNotFound           = &apiError{Status: 404, Code: 0, Message: "404: Not Found"}
	errTooLarge           = &apiError{Status: 413, Code: 40005, Message: "Request entity too large"}
	errInvalidForm        = &apiError{Status: 400, Code: 50035, Message: "Invalid Form Body"}
	errInvalidJSON        = &apiError{Status: 400, Code: 50109, Message: "The request body contains invalid JSON."}
	errUnknownApplication = &apiError{Status: 404, Code: 10002, Message: "Unknown Application"}
	errUnknownChannel     = &apiError{Status: 404, Code: 10003, Message: "Unknown Channel"}
	errUnknownGuild       = &apiError{Status: 404, Code: 10004, Message: "Unknown Guild"}
	errUnknownMember      = &apiError{Status: 404, Code: 10007, Message: "Unknown Member"}
	errUnknownMessage     = &apiError{Status: 404, Code: 10008, Message: "Unknown Message"}
	errUnknownUser        = &apiError{Status: 404, Code: 10013, Message: "Unknown User"}
	errUnknownWebhook     = &apiError{Status: 404, Code: 10015, Message: "Unknown Webhook"}
	errUnknownInteraction = &apiError{Status: 404, Code: 10062, Message: "Unknown interaction"}
	errUnknownCommand     = &apiError{Status: 404, Code: 10063, Message: "Unknown application command"}
	errAcknowledged       = &apiError{Status: 400, Code: 40060, Message: "Interaction has already been acknowledged."}
	errMissingAccess      = &apiError{Status: 403, Code: 50001, Message: "Missing Access"}
	errNotAuthor          = &apiError{Status: 403, Code: 50005, Message: "Cannot edit a message authored by another user"}
	errEmptyMessage       = &apiError{Status: 400, Code: 50006, Message: "Cannot send an empty message"}
	errMissingPermissions = &apiError{Status: 403, Code: 50013, Message: "Missing Permissions"}
	errTokenExpired       = &apiError{Status: 401, Code: 50027, Message: "Invalid Webhook Token"}
)

// A form collects what is wrong with a body, by the path of the field.
type form struct {
	prefix string
	errors map[string]any
}

// bad notes an error at a path such as "embeds.0.title".
func (f *form) bad(path, code, message string) {
	if f.errors == nil {
		f.errors = map[string]any{}
	}
	at := f.errors
	for _, name := range strings.Split(f.prefix+path, ".") {
		next, ok := at[name].(map[string]any)
		if !ok {
			next = map[string]any{}
			at[name] = next
		}
		at = next
	}
	list, _ := at["_errors"].([]any)
	at["_errors"] = append(list, map[string]string{"code": code, "message": message})
}

// err is nil when nothing is wrong.
func (f *form) err() error {
	if f.errors == nil {
		return nil
	}
	return &apiError{Status: http.StatusBadRequest, Code: 50035, Message: "Invalid Form Body", Errors: f.errors}
}
